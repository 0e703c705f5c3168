"""zhicheng (职称): the open platform on which professional titles are applied for and reviewed."""
