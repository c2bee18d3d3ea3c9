using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Codes sent to telephones cost money: so many a day go to all together.</summary>
[Trait("story", "T24-109")]
public sealed class PhoneCodeTotalTests(PhoneCodeTotalTests.Logged api) : IClassFixture<PhoneCodeTotalTests.Logged>
{
    [Fact]
    public async Task Once_all_codes_of_a_day_are_sent_nobody_gets_one_and_an_error_is_logged()
    {
        var (throttle, now) = (api.Services.GetRequiredService<ThrottleStore>(), api.Clock.GetUtcNow());
        for (var sent = 1; sent < Throttle.PhoneTotal.Allowed; sent++) (await throttle.Try(Throttle.AnyPhoneCode(), now)).Value();
        var (first, second) = ((await api.NewCustomer()).Browser, (await api.NewCustomer()).Browser);

        Assert.Null(await first.Refusal(Acts.AskPhoneCode, new { number = "+33611111111" }));
        Assert.Empty(api.Errors);
        Assert.Equal("TOO_MANY_TRIES", await second.Refusal(Acts.AskPhoneCode, new { number = "+33622222222" }));

        Assert.Equal(
            [$"All {Throttle.PhoneTotal.Allowed} codes that may be sent to telephones in a day are: nobody gets one until the oldest is a day old"],
            api.Errors);
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM message WHERE channel = 'sms'"));
    }

    /// <summary>Keeps the errors that are logged.</summary>
    public sealed class Logged : ApiFixture, ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            if (IsEnabled(logLevel)) Errors.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }

        protected override void Add(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(this);
    }
}
