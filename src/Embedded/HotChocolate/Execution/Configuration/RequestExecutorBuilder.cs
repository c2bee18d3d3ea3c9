using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Configuration;

internal sealed class RequestExecutorBuilder(IServiceCollection services) : IRequestExecutorBuilder
{
    public IServiceCollection Services => services;
}
