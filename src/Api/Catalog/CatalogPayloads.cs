using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>A category after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record CategoryPayload(Category? Category, Refusal? Refusal)
{
    internal static CategoryPayload Of(Change<Category> change) => new(change.Now, change.Refusal);
}

/// <summary>A tool after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record ToolPayload(Tool? Tool, Refusal? Refusal)
{
    internal static ToolPayload Of(Change<Tool> change) => new(change.Now, change.Refusal);
}

/// <summary>A pack after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record PackPayload(Pack? Pack, Refusal? Refusal)
{
    internal static PackPayload Of(Change<Pack> change) => new(change.Now, change.Refusal);
}

/// <summary>A unit after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record UnitPayload(UnitCard? Unit, Refusal? Refusal);
