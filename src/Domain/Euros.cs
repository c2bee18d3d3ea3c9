namespace Toolbox24.Domain;

/// <summary>An amount of money in whole cents; every amount of the business is in euros.</summary>
public readonly record struct Euros(long Cents);
