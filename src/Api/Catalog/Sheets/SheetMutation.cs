using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>A preview, or why there is none.</summary>
[VisibleWithField]
public sealed record ImportPreviewPayload(ImportPreview? Preview, Refusal? Refusal);

/// <summary>An import that was applied, or why it was not.</summary>
[VisibleWithField]
public sealed record ImportPayload(AppliedImport? Import, Refusal? Refusal);

[MutationType]
public static class SheetMutation
{
    /// <summary>
    /// Says row by row what a file would change, and changes nothing. Its columns are those of the export; a row without an id is
    /// found by its name.
    /// </summary>
    /// <param name="kind">What the file is about.</param>
    /// <param name="csv">Its text: semicolons or commas, a thousand rows at most.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ImportPreviewPayload> PreviewImport(
        SheetKind kind, string csv, ClaimsPrincipal user, CatalogSheets sheets, TimeProvider clock, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await sheets.Preview(kind, csv, viewer.Actor, cancellationToken)).Succeeded(out var preview, out var refusal)
            ? new(preview, null)
            : new(null, refusal);
    }

    /// <summary>Does what a preview said, all of it; or nothing, where the catalogue has changed since.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ImportPayload> ApplyImport(Guid preview, ClaimsPrincipal user, CatalogSheets sheets, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await sheets.Apply(preview, viewer)).Succeeded(out var import, out var refusal) ? new(import, null) : new(null, refusal);
    }
}

[ObjectType<ImportPreview>]
[VisibleWithField]
public static partial class ImportPreviewType
{
    static partial void Configure(IObjectTypeDescriptor<ImportPreview> descriptor) => descriptor.Ignore(preview => preview.Rows);

    /// <summary>What would come of each row.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = SheetText.MostRows)]
    public static IReadOnlyList<ImportRow> GetRows([Parent] ImportPreview preview) => preview.Rows;

    [Cost(0)]
    public static int GetCreated([Parent] ImportPreview preview) => preview.Count(RowOutcome.Create);

    [Cost(0)]
    public static int GetUpdated([Parent] ImportPreview preview) => preview.Count(RowOutcome.Update);

    [Cost(0)]
    public static int GetUnchanged([Parent] ImportPreview preview) => preview.Count(RowOutcome.Unchanged);

    [Cost(0)]
    public static int GetRefused([Parent] ImportPreview preview) => preview.Count(RowOutcome.Refused);
}

[ObjectType<ImportRow>]
[VisibleWithField]
public static partial class ImportRowType
{
    static partial void Configure(IObjectTypeDescriptor<ImportRow> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Line);
        descriptor.Field(row => row.Name);
        descriptor.Field(row => row.Outcome);
        descriptor.Field(row => row.Changes);
        descriptor.Field(row => row.Why);
    }

    /// <summary>Which refusal it is that the row meets; null where none.</summary>
    [Cost(0)]
    public static string? GetCode([Parent] ImportRow row) => row.Why is null ? null : RefusalType.GetCode(row.Why);
}

[ObjectType<ImportChange>]
[VisibleWithField]
public static partial class ImportChangeType
{
    static partial void Configure(IObjectTypeDescriptor<ImportChange> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(change => change.Column);
        descriptor.Field(change => change.Before);
        descriptor.Field(change => change.After);
    }
}

[ObjectType<AppliedImport>]
[VisibleWithField]
public static partial class AppliedImportType
{
    static partial void Configure(IObjectTypeDescriptor<AppliedImport> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(import => import.Changes);
    }
}
