"""Plans get the family they are a member of (those published before are their own), and the word of an amendment."""

from django.db import migrations, models
from django.db.models import F


def own_family(apps, schema_editor):
    """A plan of before is no member of anything."""
    apps.get_model("plans", "PublishedPlan").objects.update(family=F("plan_id"))


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="publishedplan",
            name="plan_id",
            field=models.CharField(help_text="the plan's address: PLAN[/MEMBER][@OVERLAY]", max_length=120),
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="family",
            field=models.CharField(
                default="",
                help_text="what it is a member of; its own address where of nothing",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="place",
            field=models.JSONField(
                default=list, help_text="where it stands in its family: (axis, value) in words"
            ),
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="reason",
            field=models.CharField(
                default="", help_text="why it was amended (更正); first versions: empty", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="changes",
            field=models.JSONField(default=list, help_text="what differs from the version before, in words"),
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="transition",
            field=models.JSONField(
                default=dict, help_text="what happens to applications begun before: {drafts, filed}"
            ),
        ),
        migrations.AddField(
            model_name="publishedplan",
            name="confirmed_by",
            field=models.CharField(
                default="", help_text="who at the organiser confirmed the readings", max_length=100
            ),
        ),
        migrations.RunPython(own_family, migrations.RunPython.noop),
    ]
