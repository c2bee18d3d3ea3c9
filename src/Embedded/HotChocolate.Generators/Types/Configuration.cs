namespace HotChocolate.Generators;

/// <summary>What <c>Configure</c> says of a type.</summary>
internal sealed class Configuration
{
    private readonly Dictionary<string, MemberConfiguration> members = [];

    public static Configuration None { get; } = new();

    public string? Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Whether only the properties it names are fields.</summary>
    public bool IsExplicit { get; set; }

    public bool IsField(string property) => IsExplicit ? Find(property) is { IsIgnored: false } : Find(property)?.IsIgnored != true;

    public MemberConfiguration? Find(string property) => members.TryGetValue(property, out var known) ? known : null;

    public MemberConfiguration Member(string property)
    {
        if (!members.TryGetValue(property, out var member)) members.Add(property, member = new MemberConfiguration());
        return member;
    }
}

/// <summary>What it says of one property.</summary>
internal sealed class MemberConfiguration
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Deprecated { get; set; }

    public bool IsIgnored { get; set; }

    public bool IsAnonymous { get; set; }
}
