"""An office whose place it is stands there once for each kind, level and trade."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_kinds")]

    operations = [
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=["kind", "region", "level", "trade"],
                condition=models.Q(
                    state="active", kind__in=["department", "human_resources", "talent_centre", "recommender"]
                ),
                name="organisation_one_per_place",
            ),
        ),
    ]
