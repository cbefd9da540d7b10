//! Exact values: numbers, money, percents and quantities, none of which ever mixes with another unit in silence.
