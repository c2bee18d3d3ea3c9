using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>What may be published and yet looks like a mistake. Each warning is a type of its own, with its facts.</summary>
[InterfaceType<GridWarning>]
public static class GridWarningType
{
    /// <summary>The warning in the words of French screens.</summary>
    [AllowAnonymous]
    [Cost(0)]
    public static string GetText([Parent] GridWarning warning) => SettingsWords.Of(warning);
}

/// <summary>One number that differs between two versions.</summary>
[ObjectType<GridChange>]
public static partial class GridChangeType
{
    /// <summary>What French screens call it.</summary>
    [AllowAnonymous]
    [Cost(0)]
    public static string GetLabel([Parent] GridChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return SettingsWords.Of(change.Field);
    }
}
