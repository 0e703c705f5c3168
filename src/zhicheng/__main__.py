"""`python -m zhicheng` is the console command."""

from zhicheng.cli.main import main

main()
