using System.Reflection;

namespace Toolbox24.Grains.Tests.Wire;

/// <summary>Names on the wire outlive names in the code, so each is given and none twice.</summary>
public sealed class AliasTests
{
    [Fact]
    public void There_is_something_to_check()
    {
        Assert.NotEmpty(Contracts.Calls);
        Assert.NotEmpty(Contracts.Messages);
        Assert.NotEmpty(Contracts.Refusals);
        Assert.NotEmpty(Contracts.Marked);
    }

    [Fact]
    public void Every_grain_and_every_message_of_its_own_has_an_alias_and_none_has_anothers() =>
        AssertOnce([.. Contracts.Grains, .. Contracts.Marked]);

    [Fact]
    public void Every_method_of_a_grain_has_an_alias_and_none_has_anothers() =>
        Assert.All(Contracts.Grains, grain => AssertOnce(grain.GetMethods()));

    [Fact]
    public void Every_message_written_by_the_engine_is_immutable() => Assert.All(
        Contracts.Marked, type => Assert.True(type.IsDefined(typeof(ImmutableAttribute)), type.Name));

    [Fact]
    public void Every_message_that_is_not_the_domains_is_marked() => Assert.All(
        Contracts.Messages.SelectMany(type => type.GetGenericArguments().Append(type))
            .Where(type => type.Assembly == Contracts.Grains[0].Assembly),
        type => Assert.Contains(type, Contracts.Marked));

    [Fact]
    public void No_two_refusals_have_the_same_name() =>
        Assert.Empty(Contracts.Refusals.GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    private static void AssertOnce(IReadOnlyCollection<MemberInfo> members)
    {
        var aliases = members.Select(member => (member.Name, Alias: member.GetCustomAttribute<AliasAttribute>()?.Alias)).ToList();

        Assert.DoesNotContain(aliases, one => string.IsNullOrWhiteSpace(one.Alias));
        Assert.Empty(aliases.GroupBy(one => one.Alias).Where(same => same.Count() > 1).SelectMany(same => same));
    }
}
