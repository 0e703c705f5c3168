"""A route may end with a recommendation to a committee beyond the plan (推荐上报)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0002_given_up")]

    operations = [
        migrations.AlterField(
            model_name="application",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "草稿"),
                    ("in_review", "审核中"),
                    ("returned", "退回修改"),
                    ("rejected", "不通过"),
                    ("in_committee", "评审中"),
                    ("recommended", "已推荐"),
                    ("withdrawn", "已撤回"),
                    ("lapsed", "已失效"),
                ],
                default="draft",
                max_length=20,
            ),
        )
    ]
