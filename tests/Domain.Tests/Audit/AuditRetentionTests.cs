using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Customers;

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
    [InlineData("NobodyHasSaidOf", 120)]
    public void Facts_are_kept_as_long_as_their_kind(string action, int months) =>
        Assert.Equal(Noon.AddMonths(-months), AuditRetention.GoesBefore(action, Noon));

    [Fact]
    public void What_is_audited_of_customers_has_its_kind()
    {
        var audited = typeof(CustomerEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CustomerEvent)) && type.GetProperty(nameof(CustomerEvent.Facts))!.DeclaringType == type)
            .Select(type => type.Name).ToList();

        Assert.NotEmpty(audited);
        Assert.All(audited, action => Assert.NotNull(AuditRetention.Of(action)));
    }
}
