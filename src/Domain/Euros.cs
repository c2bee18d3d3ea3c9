namespace Toolbox24.Domain;

/// <summary>An amount of money in whole cents; every amount of the business is in euros.</summary>
public readonly record struct Euros(long Cents) : IComparable<Euros>
{
    public static readonly Euros Zero;

    public static Euros operator +(Euros one, Euros other) => new(checked(one.Cents + other.Cents));

    public static Euros operator -(Euros one, Euros other) => new(checked(one.Cents - other.Cents));

    public static Euros operator *(int times, Euros amount) => new(checked(times * amount.Cents));

    /// <summary>So many times the amount, to the nearest cent; half a cent goes up.</summary>
    public static Euros operator *(decimal times, Euros amount) =>
        new((long)Math.Round(times * amount.Cents, MidpointRounding.AwayFromZero));

    public static bool operator <(Euros one, Euros other) => one.Cents < other.Cents;

    public static bool operator >(Euros one, Euros other) => one.Cents > other.Cents;

    public static bool operator <=(Euros one, Euros other) => one.Cents <= other.Cents;

    public static bool operator >=(Euros one, Euros other) => one.Cents >= other.Cents;

    public static Euros Min(Euros one, Euros other) => one < other ? one : other;

    public int CompareTo(Euros other) => Cents.CompareTo(other.Cents);
}
