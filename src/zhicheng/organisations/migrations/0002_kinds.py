"""Talent centres and recommending committees are kinds of organisation."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="organisation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("employer", "用人单位"),
                    ("department", "主管部门"),
                    ("human_resources", "人力社保部门"),
                    ("talent_centre", "人才服务机构"),
                    ("recommender", "中评委"),
                    ("committee_office", "评委会办公室"),
                    ("platform", "平台管理"),
                ],
                max_length=30,
            ),
        )
    ]
