"""The views of 业绩档案审核, one file a group."""
