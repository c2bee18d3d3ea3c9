using HotChocolate.CostAnalysis.Types;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>Something else that is known of an entry.</summary>
[Authorize(Roles = [AuditRule.Role])]
public sealed record AuditFact(string Name, string? Value);

/// <summary>A sensitive action: who did what to what, and when.</summary>
[ObjectType<AuditView>]
[Authorize(Roles = [AuditRule.Role])]
public static partial class AuditViewType
{
    static partial void Configure(IObjectTypeDescriptor<AuditView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("AuditEntry");
        descriptor.Field(view => view.Position);
    }

    [ID]
    [Cost(0)]
    public static Guid GetId([Parent] AuditView view) => view.Record.Id;

    [Cost(0)]
    public static DateTimeOffset GetAt([Parent] AuditView view) => view.Record.At;

    /// <summary>An id, or "system".</summary>
    [Cost(0)]
    public static string GetActor([Parent] AuditView view) => view.Record.Actor;

    [Cost(0)]
    public static string GetAction([Parent] AuditView view) => view.Record.Action;

    [Cost(0)]
    public static string GetObjectKind([Parent] AuditView view) => view.Record.ObjectKind;

    [ID]
    [Cost(0)]
    public static Guid GetObjectId([Parent] AuditView view) => view.Record.ObjectId;

    /// <summary>What else is known of it; null once that was purged.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 10)]
    public static IReadOnlyList<AuditFact>? GetFacts([Parent] AuditView view) =>
        view.Facts is { } facts ? [.. facts.Select(fact => new AuditFact(fact.Key, fact.Value))] : null;
}
