using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Domain.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AuditRetentionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SignedIn", 12)]
    [InlineData("PasswordChanged", 12)]
    [InlineData("RolesChanged", 36)]
    [InlineData("AuditExported", 36)]
    [InlineData("RentalCancelled", 60)]
    [InlineData("NobodyHasSaidOf", 120)]
    public void Facts_are_kept_as_long_as_their_kind(string action, int months) =>
        Assert.Equal(Noon.AddMonths(-months), AuditRetention.GoesBefore(action, Noon));

    [Fact]
    public void What_is_audited_of_customers_and_rentals_has_its_kind()
    {
        var audited = typeof(CustomerEvent).Assembly.GetTypes()
            .Where(type => type.BaseType?.GetProperty(nameof(CustomerEvent.Facts))?.GetMethod is { IsVirtual: true }
                && type.GetProperty(nameof(CustomerEvent.Facts))!.DeclaringType == type)
            .Select(type => type.Name).ToList();

        Assert.Superset(new HashSet<string> { nameof(CustomerSuspended), nameof(RentalCancelled) }, audited.ToHashSet());
        Assert.All(audited, action => Assert.NotNull(AuditRetention.Of(action)));
    }

    [Fact]
    public void What_becomes_of_settings_has_its_kind()
    {
        Assert.All(Enum.GetNames<ParameterStatus>(), status => Assert.NotNull(AuditRetention.Of($"Parameter{status}")));
        Assert.All(Enum.GetNames<GridStatus>().Append("Edited").Append("Drafted").Except(["Draft"]), status => Assert.NotNull(AuditRetention.Of($"Grid{status}")));
    }
}
