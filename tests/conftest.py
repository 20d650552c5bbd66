"""What holds for every test: the same profile for random examples everywhere."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("habeas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("wide", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HABEAS_EXAMPLES", "habeas"))
