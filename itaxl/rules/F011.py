"""F011: a picture of the form cannot be used in the documents."""

from itaxl.finding import Severity
from itaxl.rules.remarks import remarked
from itaxl.rules.rule import Rule
from itaxl.wording import Wording

RULE = Rule(
    code="F011",
    name="broken-picture",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("รูปในช่องนี้ใช้ไม่ได้", "The picture here cannot be used"),
    why=Wording(
        "รับเฉพาะรูป PNG หรือ JPEG ขนาดไม่เกิน ๕ เมกะไบต์", "Pictures must be PNG or JPEG files of at most 5 megabytes"
    ),
    how=Wording("ลบรูปเดิม แล้ววางรูปใหม่ที่บันทึกเป็น PNG หรือ JPEG", "Delete it and place a new picture, saved as PNG or JPEG"),
    source="practice",
    check=remarked("F011"),
)
