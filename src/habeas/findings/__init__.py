"""What follows inside one case: findings that name their standard and everything they stand on."""
