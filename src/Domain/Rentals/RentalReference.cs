namespace Toolbox24.Domain.Rentals;

/// <summary>What people call a rental: <c>R-7K3QF2</c>. Without the letters and digits that are taken for each other.</summary>
public sealed record RentalReference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Prefix = "R-";
    private const int Length = 6;

    /// <exception cref="ArgumentException">This is no reference.</exception>
    public RentalReference(string value)
    {
        if (!IsReference(value)) throw new ArgumentException("Not a rental's reference.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>The reference that a random number stands for. Two numbers may stand for the same one: a constraint says so.</summary>
    public static RentalReference From(ulong random)
    {
        Span<char> letters = stackalloc char[Length];
        foreach (ref var letter in letters)
        {
            letter = Alphabet[(int)(random % (ulong)Alphabet.Length)];
            random /= (ulong)Alphabet.Length;
        }

        return new($"{Prefix}{letters}");
    }

    /// <summary>Reads what a person typed: case, blanks and the prefix do not count; null where it is none.</summary>
    public static RentalReference? Read(string? text)
    {
        var typed = text?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "";
        var value = typed.StartsWith(Prefix, StringComparison.Ordinal) ? typed : Prefix + typed;
        return IsReference(value) ? new(value) : null;
    }

    public override string ToString() => Value;

    private static bool IsReference(string? value) =>
        value?.Length == Prefix.Length + Length && value.StartsWith(Prefix, StringComparison.Ordinal)
        && value.Skip(Prefix.Length).All(letter => Alphabet.Contains(letter, StringComparison.Ordinal));
}
