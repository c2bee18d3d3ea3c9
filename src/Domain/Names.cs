namespace Toolbox24.Domain;

/// <summary>What every name people read must respect: a site's, a tool's, a street's.</summary>
public static class Names
{
    public const int Longest = 80;

    /// <summary>Why this cannot be a name, or nothing when it can.</summary>
    public static Refusal? Refuse(string? name, int longest = Longest)
    {
        if (string.IsNullOrWhiteSpace(name)) return new EmptyName();
        if (name.Length > longest) return new NameTooLong(name.Length, longest);
        if (name.Any(char.IsControl)) return new UnprintableName();

        return null;
    }
}

public sealed record EmptyName() : Refusal("A name is missing.");

public sealed record NameTooLong(int Length, int Longest) : Refusal("This name is too long.");

public sealed record UnprintableName() : Refusal("A name is one line of printable characters.");

public sealed record ImpossibleDimensions(Dimensions Given) : Refusal("These dimensions are not those of a thing.");
