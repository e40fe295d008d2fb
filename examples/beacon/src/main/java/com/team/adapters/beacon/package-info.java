/** Messages through Beacon; see {@link com.team.adapters.beacon.BeaconFactory}. */
@NullMarked
package com.team.adapters.beacon;

import org.jspecify.annotations.NullMarked;
