using HotChocolate.CostAnalysis.Types;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

[QueryType]
public static class StaffQuery
{
    /// <summary>Whoever works for us, or did, by name; for administrators.</summary>
    [Authorize(Roles = [StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<StaffMember>> GetStaff(StaffQueries staff, CancellationToken cancellationToken) =>
        await staff.All(cancellationToken);
}
