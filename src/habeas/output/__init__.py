"""From a View to bytes: papers. Same view, same bytes."""
