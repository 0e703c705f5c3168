"""A checkpoint says which lines it covers, so that it can be computed again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="checkpoint",
            name="until",
            field=models.DateTimeField(help_text="machine time: lines written up to then are covered", null=True),
        ),
        migrations.AlterField(
            model_name="checkpoint",
            name="made_at",
            field=models.DateTimeField(help_text="business time"),
        ),
    ]
