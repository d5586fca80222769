"""What people see: page values, templates, the static site, the exports."""
