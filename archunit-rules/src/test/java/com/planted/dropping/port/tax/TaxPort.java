package com.planted.dropping.port.tax;

public interface TaxPort {

    FilingResult file(String year);

    boolean open(String year);
}
