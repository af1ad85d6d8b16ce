"""What people do, one module an act."""
