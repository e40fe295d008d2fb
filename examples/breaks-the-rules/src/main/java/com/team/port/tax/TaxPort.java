package com.team.port.tax;

import dev.keyport.port.accounting.AccountingProvider;

public interface TaxPort {

    String number(AccountingProvider accounting);
}
