using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>A rule of the specification that a document breaks, and where.</summary>
internal sealed record ValidationError(string Rule, string Section, string Message, IReadOnlyList<Location> Locations) : IError
{
    private const string Specification = "https://spec.graphql.org/September2025/#";

    public string Code => ErrorCodes.Validation;

    public Path? Path => null;

    public IReadOnlyDictionary<string, object?> Extensions { get; } =
        new Dictionary<string, object?> { ["specifiedBy"] = Specification + Section };
}
