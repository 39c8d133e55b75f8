// Anchor of the precompiled header; see pch.h.
#include "pch.h"
