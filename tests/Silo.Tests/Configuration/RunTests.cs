using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Engine;
using Toolbox24.Silo.Telemetry;

namespace Toolbox24.Silo.Tests.Configuration;

public sealed class RunTests
{
    private readonly StatedEngine engine = new();

    [Fact]
    public async Task A_refusal_that_comes_while_the_process_still_starts_is_told_as_one()
    {
        engine.Refusal = "another engine runs";
        await using var app = Build(services => services.AddHostedService<StopAtStart>());

        var refused = await Assert.ThrowsAsync<StartRefused>(app.RunOrRefuse);

        Assert.Equal(["another engine runs"], refused.Problems);
    }

    [Fact]
    public async Task A_refusal_that_comes_long_after_the_start_is_told_as_one()
    {
        await using var app = Build(_ => { });
        var running = app.RunOrRefuse();

        engine.Refusal = "another engine runs";
        app.Lifetime.StopApplication();

        await Assert.ThrowsAsync<StartRefused>(() => running);
    }

    [Fact]
    public async Task A_process_told_to_end_while_it_starts_ends_without_a_refusal()
    {
        await using var app = Build(services => services.AddHostedService<StopAtStart>());

        await app.RunOrRefuse();
    }

    private WebApplication Build(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<StartPhase>().AddSingleton<IEngineState>(engine);
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class StopAtStart(IHostApplicationLifetime host) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            host.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
