using System.Diagnostics;
using System.Security.Claims;
using System.Text;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.Bench;

/// <summary>The same line, as it is, and with each kind of rule.</summary>
public sealed record Line(
    int Open,
    [property: Authorize(Roles = ["Operator", "Administrator"])] int OfRole,
    [property: Authorize(Policy = PermissionBenchmark.Policy)] int OfPolicy);

[QueryType]
public static class LineQuery
{
    private static readonly IReadOnlyList<Line> All = [.. Enumerable.Range(1, PermissionBenchmark.Lines).Select(at => new Line(at, at, at))];

    public static IReadOnlyList<Line> GetLines() => All;
}

/// <summary>
/// What it costs to ask a field's rule, beside the same query of fields that have none: 100 lines of ten fields, in this process and
/// without HTTP, so that nothing else is in it.
/// </summary>
internal static class PermissionBenchmark
{
    public const string Policy = "Bench";
    public const int Lines = 100;

    private const int Fields = 10;
    private const int Queries = 300;
    private const int WarmUp = 10;
    private const int Runs = 9;

    public static async IAsyncEnumerable<Figure> Run()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAuthorization(options => options.AddPolicy(Policy, policy => policy.RequireAssertion(context => context.User.IsInRole("Administrator"))));
        services.AddGraphQLServer().AddBenchTypes().AddAuthorization().AddInMemorySubscriptions();
        await using var provider = services.BuildServiceProvider();

        string[] names = ["open", "ofRole", "ofPolicy"];
        var costs = names.ToDictionary(name => name, _ => new List<(double Time, double Bytes)>());
        for (var run = 0; run < WarmUp + Runs; run++)
        {
            foreach (var name in names) costs[name].Add(await Ask(provider, name));
        }

        var (open, role, policy) = (Median(costs["open"]), Median(costs["ofRole"]), Median(costs["ofPolicy"]));
        yield return Figure.AtMost("CPU of a field with roles, beside one without rules", role.Time, "ns", open.Time);
        yield return Figure.AtMost("memory allocated for it", role.Bytes, "bytes", open.Bytes);
        yield return Figure.Below("of it for the roles", role.Time - open.Time, "ns", limit: 1_000);
        yield return Figure.AtMost("CPU of a field with a policy, beside one without rules", policy.Time, "ns", open.Time);
        yield return Figure.AtMost("memory allocated for it", policy.Bytes, "bytes", open.Bytes);
    }

    /// <summary>What one field costs.</summary>
    private static async Task<(double Time, double Bytes)> Ask(ServiceProvider provider, string field)
    {
        var executor = provider.GetRequiredService<IRequestExecutor>();
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes($"{{ lines {{ {string.Concat(Enumerable.Range(0, Fields).Select(at => $"f{at}: {field} "))}}} }}"),
            Services = provider,
            User = new ClaimsPrincipal(new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Role, "Accountant"), new(ClaimTypes.Role, "Administrator")], "bench")),
        };

        var (bytes, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        for (var query = 0; query < Queries; query++)
        {
            var result = (OperationResult)await executor.ExecuteAsync(request);
            if (result.Errors is { Count: > 0 } errors) throw new InvalidOperationException(errors[0].Message);
        }

        const double Asked = (double)Queries * Lines * Fields;
        return (watch.Elapsed.TotalNanoseconds / Asked, (GC.GetTotalAllocatedBytes() - bytes) / Asked);
    }

    private static (double Time, double Bytes) Median(List<(double Time, double Bytes)> costs) =>
        (Loop.Median(costs.Skip(WarmUp).Select(cost => cost.Time)), Loop.Median(costs.Skip(WarmUp).Select(cost => cost.Bytes)));
}
