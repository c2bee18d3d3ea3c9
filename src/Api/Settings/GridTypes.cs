using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>What may be published and yet looks like a mistake. Each warning is a type of its own, with its facts.</summary>
[InterfaceType<GridWarning>]
[VisibleWithField]
public static class GridWarningType
{
    /// <summary>The warning in the words of French screens.</summary>
    [Cost(0)]
    public static string GetText([Parent] GridWarning warning) => SettingsWords.Of(warning);
}

/// <summary>One number that differs between two versions.</summary>
[ObjectType<GridChange>]
[VisibleWithField]
public static partial class GridChangeType
{
    static partial void Configure(IObjectTypeDescriptor<GridChange> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(change => change.Target);
        descriptor.Field(change => change.Tier);
        descriptor.Field(change => change.Field);
        descriptor.Field(change => change.Unit);
        descriptor.Field(change => change.Before);
        descriptor.Field(change => change.After);
    }

    /// <summary>What French screens call it.</summary>
    [Cost(0)]
    public static string GetLabel([Parent] GridChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return SettingsWords.Of(change.Field);
    }
}

/// <summary>A value that somebody gave a parameter.</summary>
[ObjectType<ParameterValue>]
[VisibleWithField]
public static partial class ParameterValueType
{
    static partial void Configure(IObjectTypeDescriptor<ParameterValue> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(value => value.Version);
        descriptor.Field(value => value.Value);
        descriptor.Field(value => value.EffectiveFrom);
        descriptor.Field(value => value.Status);
        descriptor.Field(value => value.SetBy);
        descriptor.Field(value => value.SetAt);
        descriptor.Field(value => value.ApprovedBy);
        descriptor.Field(value => value.ApprovedAt);
    }
}
