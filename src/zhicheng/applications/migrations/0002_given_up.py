from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='application',
            name='application_one_per_plan',
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'withdrawn'), models.Q(('revision_number', 0), ('status', 'lapsed')), _connector='OR', _negated=True), fields=('applicant', 'plan'), name='application_one_per_plan'),
        ),
    ]
