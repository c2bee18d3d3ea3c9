using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Audit;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

[QueryType]
public static class StaffQuery
{
    /// <summary>Whoever works for us, or did, by name; for administrators. Who reads it is in the audit log.</summary>
    [Authorize(Roles = [StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<StaffMember>> GetStaff(
        ClaimsPrincipal user, StaffQueries staff, Readings readings, CancellationToken cancellationToken)
    {
        await readings.Note(user, Readings.Staff);
        return await staff.All(cancellationToken);
    }
}
