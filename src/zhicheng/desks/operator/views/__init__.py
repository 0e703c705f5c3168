"""Views of the operator desk: lists, and acts that ask before they act."""

from zhicheng.ui.access import seat_required

operator_only = seat_required("operator")
