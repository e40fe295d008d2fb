package com.planted.portsibling.port.tax;

public interface TaxPort {}
