package com.team.port.kyc;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;

/** What the provider knows of the person, and how sure one can be of it. */
public record KycResult(Outcome outcome, boolean known) implements PortResult {}
