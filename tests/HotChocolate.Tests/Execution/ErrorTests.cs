using System.Security.Claims;
using System.Text.Json;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Resolvers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Toolbox24.HotChocolate.Tests.Execution;

public sealed class ErrorTests
{
    private const string Sdl = "type Query { a: Int b: Int list: [Int] kind: Kind any: Any } enum Kind { DRILL } interface Any { x: Int } type X implements Any { x: Int }";

    [Fact]
    public async Task A_fault_shows_nothing_but_an_id_under_which_it_is_logged()
    {
        var log = new Log();
        var server = new Server(Sdl, new()
        {
            ["Query.a"] = Server.Value(1),
            ["Query.b"] = Server.Resolver(_ => throw new InvalidOperationException("secret")),
        }, services => services.AddSingleton<ILoggerFactory>(log));
        var answer = await server.ReadAsync("{ a b }");
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("Unexpected Execution Error", error.GetProperty("message").GetString());
        Assert.DoesNotContain("secret", answer.GetRawText(), StringComparison.Ordinal);
        var (message, fault) = Assert.Single(log.Lines);
        Assert.Contains(error.GetProperty("extensions").GetProperty("traceId").GetString()!, message, StringComparison.Ordinal);
        Assert.Equal("secret", fault!.Message);
        Assert.Equal("""{"a":1,"b":null}""", answer.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_resolver_tells_is_told_with_its_place(bool later)
    {
        var told = new GraphQLException(
            new Error("Too late") { Code = "LATE", Extensions = new Dictionary<string, object?> { ["by"] = 3 } }, new Error("And too far"));
        var server = new Server(Sdl, new()
        {
            ["Query.b"] = later ? Server.Later(async _ => { await Task.Yield(); throw told; }) : Server.Resolver(_ => throw told),
        });
        Assert.Equal(
            """{"errors":[{"message":"Too late","locations":[{"line":1,"column":3}],"path":["b"],"extensions":{"code":"LATE","by":3}},{"message":"And too far","locations":[{"line":1,"column":3}],"path":["b"]}],"data":{"b":null}}""",
            await server.AnswerAsync("{ b }"));
    }

    [Theory]
    [InlineData("a", 3_000_000_000L)]
    [InlineData("a", "text")]
    [InlineData("list", "text")]
    [InlineData("kind", "SAW")]
    [InlineData("any { x }", 3)]
    public async Task A_value_that_is_none_of_its_type_is_an_error(string field, object value)
    {
        var server = new Server(Sdl, new() { [$"Query.{field.Split(' ')[0]}"] = Server.Value(value) });
        var error = Assert.Single((await server.ReadAsync($"{{ {field} }}")).GetProperty("errors").EnumerateArray());
        Assert.Contains("is none of the type", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_breaks_off_is_an_error()
    {
        var server = new Server(Sdl, new() { ["Query.list"] = Server.Resolver(_ => Broken()) });
        Assert.Equal("""{"list":null}""", (await server.ReadAsync("{ list }")).GetProperty("data").GetRawText());

        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException();
        }
    }

    [Theory]
    [InlineData(null, "signed", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("ann", "signed", null)]
    [InlineData("ann", "role", "AUTH_NOT_AUTHORIZED")]
    [InlineData("bob", "role", null)]
    [InlineData("ann", "policy", "AUTH_NOT_AUTHORIZED")]
    [InlineData("bob", "policy", null)]
    [InlineData("bob", "both", "AUTH_NOT_AUTHORIZED")]
    public async Task Only_who_may_see_a_field_has_it_resolved(string? name, string field, string? code)
    {
        var (ran, log) = (0, new Log());
        var server = new Server("type Query { signed: Int role: Int policy: Int both: Int }", new()
        {
            ["Query.signed"] = Guarded(new AuthorizeAttribute()),
            ["Query.role"] = Guarded(new AuthorizeAttribute { Roles = ["admin", "staff"] }),
            ["Query.policy"] = Guarded(new AuthorizeAttribute("bobs")),
            ["Query.both"] = Guarded(new AuthorizeAttribute("bobs"), new AuthorizeAttribute { Roles = ["admin"] }),
        }, services => services.AddSingleton<ILoggerFactory>(log).AddLogging().AddAuthorization(options => options.AddPolicy("bobs", policy => policy.RequireUserName("bob"))));

        var identity = name is null
            ? new ClaimsIdentity()
            : new ClaimsIdentity([new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, $"id of {name}"), new(ClaimTypes.Role, name == "bob" ? "staff" : "guest")], "test");
        var answer = await server.ReadAsync($"{{ {field} }}", user: new ClaimsPrincipal(identity));
        Assert.Equal(code is null ? 1 : 0, ran);
        Assert.Equal(code, answer.TryGetProperty("errors", out var errors) ? Code(errors[0]) : null);
        Assert.Equal(
            code is null ? [] : [$"{field} was refused to {(name is null ? "nobody" : $"id of {name}")}: {code}"],
            log.Lines.Select(line => line.Message).Where(line => line.Contains(" was refused to ", StringComparison.Ordinal)));

        FieldBinding Guarded(params AuthorizeAttribute[] rules) => new() { Resolver = _ => ++ran, Authorize = rules };
    }

    private static string? Code(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();

    private sealed class Log : ILoggerFactory, ILogger
    {
        public List<(string Message, Exception? Fault)> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((formatter(state, exception), exception));

        public void Dispose() { }
    }
}
