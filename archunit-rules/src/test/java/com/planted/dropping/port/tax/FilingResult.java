package com.planted.dropping.port.tax;

public record FilingResult(boolean filed) {}
