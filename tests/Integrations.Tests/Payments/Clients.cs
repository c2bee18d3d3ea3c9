using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Integrations.Payments;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>The client as the silo has it.</summary>
internal static class Clients
{
    public static IPayments At(Uri address) => new ServiceCollection()
        .AddPayments(address, "a-key-for-this-test", new Uri("https://toolbox24.example"))
        .BuildServiceProvider()
        .GetRequiredService<IPayments>();
}
