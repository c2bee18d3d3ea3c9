using System.Text.RegularExpressions;

namespace Toolbox24.Architecture.Tests;

/// <summary>What is told to the audit log is known to those who keep it and read it.</summary>
[Trait("story", "T24-1301")]
public sealed partial class AuditTests
{
    private static readonly string[] Code = Source.Files("*.cs", "src/Api", "src/Grains", "src/Silo", "src/Storage");

    [Fact]
    public void Every_action_that_is_told_says_how_long_its_facts_are_kept()
    {
        var known = Words(Source.Text("src/Domain/Audit/AuditRetention.cs"));
        var told = Code.SelectMany(file => Action().Matches(Source.Text(file)).Select(match => match.Groups[1].Value))
            .Where(action => action is not ("WaitingJoined" or "WaitingOffered" or "WaitingLeft")).Distinct().ToList();

        Assert.Superset(new HashSet<string> { "ToolAdded", "StaffInvited", "SignedIn", "DeviceRevoked", "PassportWritten" }, told.ToHashSet());
        Assert.Empty(told.Except(known));
    }

    [Fact]
    public void Every_kind_of_thing_that_is_told_of_is_one_of_which_a_reading_of_the_log_may_say_that_it_was_asked_for()
    {
        var known = Words(Source.Text("src/Api/Audit/Readings.cs"));
        var administered = Words(Administered().Match(Source.Text("src/Storage/migrations/0012_catalogue_admin.up.sql")).Groups[1].Value);
        var told = Code.SelectMany(file => Kind().Matches(Source.Text(file)).Select(match => match.Groups[1].Value))
            .Concat(administered.Select(table => table.Replace("tool_unit", "unit", StringComparison.Ordinal))).Distinct().ToList();

        Assert.Superset(new HashSet<string> { "account", "rental", "grid", "unit", "import", "closing" }, told.ToHashSet());
        Assert.Empty(told.Except(known));
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""(?:\b(?:user|viewer|session|administrator),|Note\(|AuditEntry\(|AuditLine\.Write\(new\(|\bLine\()\s*"([A-Z][A-Za-z]*[a-z])"(?=[,)])""")]
    private static partial Regex Action();

    [GeneratedRegex("""(?:AuditEntry\(|AuditLine\.Write\(new\()[^;{]*?, "([A-Za-z]+)", [a-z]\w*\b""")]
    private static partial Regex Kind();

    [GeneratedRegex(@"kind NOT IN \(([^)]+)\)")]
    private static partial Regex Administered();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();
}
