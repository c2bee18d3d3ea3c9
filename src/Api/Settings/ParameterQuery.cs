using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

[QueryType]
public static class ParameterQuery
{
    /// <summary>Every parameter of the business, in the order of the back-office.</summary>
    [Authorize(Roles = [SettingsRules.Administrator, SettingsRules.Accountant, SettingsRules.Operator])]
    [ListSize(AssumedSize = 40)]
    public static async Task<IReadOnlyList<ParameterView>> GetParameters(CurrentSettings settings, TimeProvider clock)
    {
        var (book, now) = ((await settings.Read()).Parameters, clock.GetUtcNow());
        return [.. Parameters.All.Select(parameter => ParameterView.Of(parameter, book, now))];
    }
}
