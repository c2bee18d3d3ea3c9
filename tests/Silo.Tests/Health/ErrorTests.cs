using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Toolbox24.Silo.Errors;

namespace Toolbox24.Silo.Tests.Health;

public sealed class ErrorTests
{
    [Fact]
    public async Task An_unhandled_exception_shows_a_trace_id_and_nothing_inside()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.AddErrors();
        await using var app = builder.Build();
        app.UseErrors();
        app.MapGet("/boom", IResult () => throw new InvalidOperationException("the inside of the thing"));
        await app.StartAsync();

        using var answer = await app.GetTestClient().GetAsync(new Uri("/boom", UriKind.Relative));
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("traceId", told);
        Assert.DoesNotContain("inside", told);
        Assert.DoesNotContain("Exception", told);
    }
}
