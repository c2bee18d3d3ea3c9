using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Availability;

/// <summary>A tool of a site, and when it can be booked.</summary>
public sealed record ToolTime(ToolId Tool, FreeTime Free);

[ObjectType<ToolTime>]
[VisibleWithField]
public static partial class ToolTimeType
{
    static partial void Configure(IObjectTypeDescriptor<ToolTime> descriptor) => descriptor.Ignore(one => one.Free).Ignore(one => one.Tool);

    [Cost(1)]
    public static Task<Tool> GetTool([Parent] ToolTime one, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(one.Tool, cancellationToken);

    /// <summary>
    /// The longest slots, by start: any slot within one of them that starts and ends while the site is open can be booked. Two may
    /// overlap, where units take turns.
    /// </summary>
    [ListSize(AssumedSize = 20)]
    [Cost(0)]
    public static IReadOnlyList<Slot> GetFree([Parent] ToolTime one) => one.Free.Ranges;
}

/// <summary>A pack whose tools all stand at a site, and when they can be booked together.</summary>
public sealed record PackTime(Pack Pack, FreeTime Free);

[ObjectType<PackTime>]
[VisibleWithField]
public static partial class PackTimeType
{
    static partial void Configure(IObjectTypeDescriptor<PackTime> descriptor) => descriptor.Ignore(one => one.Free);

    /// <summary>
    /// The longest slots, by start: any slot within one of them that starts and ends while the site is open can be booked. Two may
    /// overlap, where units take turns.
    /// </summary>
    [ListSize(AssumedSize = 20)]
    [Cost(0)]
    public static IReadOnlyList<Slot> GetFree([Parent] PackTime one) => one.Free.Ranges;
}
