using System.Net;
using System.Threading.RateLimiting;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Integrations.Customers;

/// <summary>
/// Asks the public register of companies about one SIRET: API Recherche d'entreprises,
/// https://recherche-entreprises.api.gouv.fr/docs/, which takes seven questions a second from one address and answers
/// more with 429 and Retry-After. It asks once: whoever wants an answer asks again later
/// (<see cref="CompanyStanding.NextCheck"/>). One for the whole process, for it counts its questions.
/// </summary>
/// <param name="register">Asks under <c>search</c>, goes nowhere else and bounds what it reads, in time and in size.</param>
/// <param name="pace">Lets so many questions through as the register takes.</param>
/// <param name="clock">Says when the register may be asked again.</param>
public sealed class CompanyRegister(HttpClient register, RateLimiter pace, TimeProvider clock)
{
    /// <summary>The longest it is left alone, whatever it asks for.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private long pausedUntil;

    /// <summary>Asks about one SIRET. Whatever goes wrong is told as <see cref="CompanyUnavailable"/>, not thrown.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<CompanyCheck> Check(Siret siret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(siret);
        using var permit = await pace.AcquireAsync(1, cancellationToken);
        if (!permit.IsAcquired) return new CompanyUnavailable(siret, RegisterFault.Throttled);
        if (PauseLeft() is { } left) return new CompanyUnavailable(siret, RegisterFault.Throttled, left);

        try
        {
            return await Ask(siret, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            return new CompanyUnavailable(siret, fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? RegisterFault.TooLong
                : RegisterFault.Unreachable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CompanyUnavailable(siret, RegisterFault.TooSlow);
        }
    }

    private async Task<CompanyCheck> Ask(Siret siret, CancellationToken cancellationToken)
    {
        // Of fourteen digits it makes a direct look-up; `minimal` leaves out the people behind the company.
        var question = $"search?q={siret}&page=1&per_page=1&minimal=true&include=siege,matching_etablissements";
        using var answer = await register.GetAsync(new Uri(question, UriKind.Relative), cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK) return Failed(siret, answer);

        var companies = RegisterAnswer.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken), siret);
        return companies is null
            ? new CompanyUnavailable(siret, RegisterFault.Unreadable)
            : CompanyCheck.Of(siret, companies);
    }

    private CompanyUnavailable Failed(Siret siret, HttpResponseMessage answer)
    {
        var retryAfter = RetryAfter(answer);
        if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            return new(siret, FaultOf((int)answer.StatusCode), retryAfter);

        Pause(retryAfter ?? ShortestPause);
        return new(siret, RegisterFault.Throttled, retryAfter);
    }

    private static RegisterFault FaultOf(int status) => status switch
    {
        >= 500 => RegisterFault.Failed,
        >= 300 and < 400 => RegisterFault.Redirected,
        _ => RegisterFault.Refused,
    };

    // A date is read beside the answer's own: our clock may be another, in the demo by months.
    private static TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter;
        if ((asked?.Delta ?? asked?.Date - answer.Headers.Date) is not { } wait) return null;

        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestPause.Ticks));
    }

    private void Pause(TimeSpan wait) => Interlocked.Exchange(ref pausedUntil, (clock.GetUtcNow() + wait).UtcTicks);

    private TimeSpan? PauseLeft()
    {
        var left = Interlocked.Read(ref pausedUntil) - clock.GetUtcNow().UtcTicks;
        return left > 0 ? TimeSpan.FromTicks(left) : null;
    }
}
