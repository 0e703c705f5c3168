"""Employers, departments, bureaus and committee offices; the seats from which people act."""

from django.db import models


class Organisation(models.Model):
    """One office or employer (单位). Which of the optional columns are filled depends on its kind."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", "用人单位"
        DEPARTMENT = "department", "主管部门"
        HUMAN_RESOURCES = "human_resources", "人力社保部门"
        TALENT_CENTRE = "talent_centre", "人才服务机构"
        RECOMMENDER = "recommender", "中评委"
        COMMITTEE_OFFICE = "committee_office", "评委会办公室"
        PLATFORM = "platform", "平台管理"

    class State(models.TextChoices):
        ACTIVE = "active", "正常"
        FROZEN = "frozen", "已冻结"

    kind = models.CharField(max_length=30, choices=Kind.choices)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=240, blank=True)
    credit_code = models.CharField(max_length=18, blank=True)
    region = models.CharField(max_length=6, blank=True, help_text="GB/T 2260")
    level = models.CharField(max_length=20, blank=True, help_text="county, city or province, for offices")
    trade = models.CharField(max_length=40, blank=True, help_text="a department's trade, such as economy")
    zone = models.CharField(max_length=60, blank=True, help_text="development zone of an employer")
    ownership = models.CharField(max_length=30, blank=True)
    employer_kind = models.CharField(max_length=30, blank=True)
    department = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="supervised")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.ACTIVE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"], condition=~models.Q(credit_code=""), name="organisation_one_per_credit_code"
            ),
            models.UniqueConstraint(
                fields=["kind", "region", "level", "trade"],
                condition=models.Q(
                    state="active", kind__in=["department", "human_resources", "talent_centre", "recommender"]
                ),
                name="organisation_one_per_place",
            ),
        ]
        indexes = [models.Index(fields=["kind", "region"])]


class Committee(models.Model):
    """A review committee (评委会) as plans and applications name it, with the office that runs it."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=20)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="committees")
    approval_number = models.CharField(max_length=60, blank=True)
    valid_until = models.DateField(null=True)


class Seat(models.Model):
    """A person's right to act for an organisation (席位). Every act of an office is done from a seat."""

    class Role(models.TextChoices):
        EMPLOYER = "employer", "单位经办"
        DEPARTMENT = "department", "主管部门经办"
        BUREAU = "bureau", "资格审查经办"
        OFFICE = "office", "评委会办公室"
        OPERATOR = "operator", "平台管理员"

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=Role.choices)
    active = models.BooleanField(default=True)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=models.Q(active=True), name="seat_once"
            )
        ]
