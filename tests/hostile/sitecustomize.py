"""Read by Python at its start where this folder is on its path: a child of a hostile trial is watched as well."""

import os

from watch import LOG, install

if os.environ.get(LOG):
    install()
