// What purchasing keeps: contracts, orders, deliveries, invoices, what is known of suppliers.
#pragma once
#include "domains/purchasing/contract.h"
#include "domains/purchasing/delivery.h"
#include "domains/purchasing/invoice.h"
#include "domains/purchasing/order.h"
#include "domains/purchasing/origin.h"
#include "domains/purchasing/supplier.h"
